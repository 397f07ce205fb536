#include "cli/cli.h"
#include "viewer.h"

int main(int argc, char **argv)
{
    return cli_main(argc, argv, viewer_run);
}
