#include "serve_tls.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "../unit/cmocka_all.h"

bool serve_tls_make(struct serve *serve, enum certificate certificate)
{
    char command[1024];
    serve_folder(serve);
    serve_write(serve, "ca.conf",
                "[ca]\ndefault_ca=us\n[us]\ndatabase=./index\nnew_certs_dir=.\nserial=./serial\n"
                "default_md=sha256\npolicy=any\nemail_in_dn=no\nunique_subject=no\n"
                "x509_extensions=ext\nrand_serial=yes\n[any]\ncommonName=supplied\n"
                "[ext]\nsubjectAltName=IP:127.0.0.1\nbasicConstraints=critical,CA:true\n");
    serve_write(serve, "index", "");
    snprintf(command, sizeof command,
             "cd '%s' && exec 2>/dev/null >/dev/null </dev/null && "
             "openssl req -new -newkey rsa:2048 -nodes -subj /CN=localhost -keyout key -out csr && "
             "openssl ca -batch -config ca.conf -selfsign -keyfile key -in csr -out crt -notext "
             "-startdate 20200101000000Z -enddate %s",
             serve->folder,
             certificate == CERTIFICATE_HOLDS ? "20491231000000Z" : "20200102000000Z");
    return system(command) == 0;
}

bool serve_tls_run(struct serve *serve, int port)
{
    char command[512], line[256] = "";
    char sh[] = "sh", option[] = "-c";
    snprintf(command, sizeof command,
             "cd '%s' && exec openssl s_server -accept 127.0.0.1:%d -cert crt -key key -HTTP",
             serve->folder, port);
    char *arguments[] = {sh, option, command, NULL};
    serve_run(serve, arguments);
    while (strncmp(line, "ACCEPT", 6) != 0)
        if (!serve_line(serve, line, sizeof line))
            return false;
    const char *colon = strrchr(line, ':'); /* only where it was not told a port */
    serve->port = colon ? atoi(colon + 1) : port;
    return serve->port > 0;
}

void serve_tls_end(struct serve *serve)
{
    close(serve->in);
    close(serve->out);
    kill(serve->pid, SIGKILL);
    waitpid(serve->pid, NULL, 0);
    serve->pid = -1;
}

void serve_tls_trust(const char *path, const struct serve *serve)
{
    char crt[128];
    serve_path(crt, sizeof crt, serve, "crt");
    FILE *in = fopen(crt, "r"), *out = fopen(path, "a");
    assert_non_null(in);
    assert_non_null(out);
    for (int c = fgetc(in); c != EOF; c = fgetc(in))
        fputc(c, out);
    fclose(in);
    assert_int_equal(fclose(out), 0);
}
