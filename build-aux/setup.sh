# shellcheck shell=sh disable=SC2034
# What ./run and ./check share: the packages they need, and autoreconf.
# Read with "." from the top folder. Talks on stderr only.

# need | what tells that it is here | Debian and Ubuntu | dnf | pacman | apk | brew
setup_needs_build='
compiler|setup_compiles|gcc libc6-dev|gcc|gcc|gcc musl-dev|gcc
make|setup_program make|make|make|make|make|make
autoconf|setup_program autoreconf|autoconf|autoconf|autoconf|autoconf|autoconf
automake|setup_program automake|automake|automake|automake|automake|automake
pkg-config|setup_program pkg-config|pkg-config|pkgconf-pkg-config|pkgconf|pkgconf|pkgconf
ncurses|setup_library ncursesw|libncurses-dev|ncurses-devel|ncurses|ncurses-dev|ncurses
libconfig|setup_library libconfig|libconfig-dev|libconfig-devel|libconfig|libconfig-dev|libconfig
jansson|setup_library jansson|libjansson-dev|jansson-devel|jansson|jansson-dev|jansson
libcurl|setup_library libcurl|libcurl4-openssl-dev|libcurl-devel|curl|curl-dev|curl
utf8proc|setup_library libutf8proc|libutf8proc-dev|utf8proc-devel|libutf8proc|utf8proc-dev|utf8proc
'
setup_needs_test='
gcc|setup_program gcc|gcc libc6-dev|gcc|gcc|gcc musl-dev|gcc
nm|setup_program nm|binutils|binutils|binutils|binutils|binutils
clang|setup_program clang|clang|clang|clang|clang|llvm
sanitizers|setup_sanitizes|@clang-rt|compiler-rt|compiler-rt|compiler-rt|llvm
symbolizer|setup_program llvm-symbolizer|llvm|llvm|llvm|llvm|llvm
clang-format|setup_program clang-format|clang-format|clang-tools-extra|clang|clang-extra-tools|clang-format
valgrind|setup_valgrinds|valgrind libc6-dbg|valgrind|valgrind|valgrind|valgrind
mandoc|setup_program mandoc|mandoc|mandoc|mandoc|mandoc|mandoc
shellcheck|setup_program shellcheck|shellcheck|ShellCheck|shellcheck|shellcheck|shellcheck
cmocka|setup_library cmocka|libcmocka-dev|libcmocka-devel|cmocka|cmocka-dev|cmocka
libvterm|setup_library vterm|libvterm-dev|libvterm-devel|libvterm|libvterm-dev|libvterm
openssl|setup_program openssl|openssl|openssl|openssl|openssl|openssl
terminals|setup_terminal xterm-direct|ncurses-term|ncurses-term|ncurses|ncurses-terminfo|ncurses
'

setup_program() {
    command -v "$1" >/dev/null 2>&1
}

setup_library() {
    pkg-config --exists "$1" >/dev/null 2>&1
}

setup_terminal() {
    infocmp "$1" >/dev/null 2>&1
}

setup_compiles() {
    printf '#include <stdio.h>\n' | "${CC:-cc}" -E - >/dev/null 2>&1
}

# Only asked once clang is here: until then there is no version to ask for.
setup_sanitizes() {
    setup_program clang || return 0
    setup_dir=$(mktemp -d) || return 1
    echo 'int main(void) { return 0; }' >"$setup_dir/try.c"
    setup_status=0
    clang -fsanitize=address,undefined -o "$setup_dir/try" "$setup_dir/try.c" >/dev/null 2>&1 ||
        setup_status=1
    rm -rf "$setup_dir"
    return "$setup_status"
}

setup_valgrinds() {
    setup_program valgrind && valgrind -q true >/dev/null 2>&1
}

# setup_missing COLUMN NEEDS: the packages, in that column, of what is not here.
setup_missing() {
    printf '%s' "$2" | while IFS='|' read -r setup_name setup_test setup_names; do
        [ -n "$setup_name" ] || continue
        # The test is words of the table above, to be split.
        # shellcheck disable=SC2086
        $setup_test </dev/null && continue
        setup_name=$(printf '%s\n' "$setup_names" | cut -d '|' -f "$1")
        if [ "$setup_name" = @clang-rt ]; then
            setup_name=libclang-rt-$(clang -dumpversion | cut -d . -f 1)-dev
        fi
        printf ' %s' "$setup_name"
    done
}

setup_name_packages() {
    echo "$setup_who: some packages are missing; please install them:"
    setup_column=2
    for setup_command in 'dnf install' 'pacman -S' 'apk add' 'brew install'; do
        echo "    $setup_command$(setup_missing $setup_column "$1")"
        setup_column=$((setup_column + 1))
    done
} >&2

# setup_apt NEEDS LOG: install what is missing. Says one line, and the log when it fails.
setup_apt() {
    setup_wanted=$(setup_missing 1 "$1")
    [ -n "$setup_wanted" ] || return 0
    setup_sudo=
    if [ "$(id -u)" -ne 0 ]; then
        setup_sudo=sudo
        if ! setup_program sudo; then
            echo "$setup_who: not root and no sudo; please have these installed:$setup_wanted" >&2
            return 1
        fi
    fi
    echo "$setup_who: installing$setup_wanted" >&2
    setup_log=$2
    # shellcheck disable=SC2086
    set -- $setup_wanted
    # An update that fails in part may still do.
    $setup_sudo env DEBIAN_FRONTEND=noninteractive apt-get -q update >"$setup_log" 2>&1 </dev/null || :
    if ! $setup_sudo env DEBIAN_FRONTEND=noninteractive apt-get -qy -o DPkg::Lock::Timeout=300 \
        install --no-install-recommends "$@" >>"$setup_log" 2>&1 </dev/null; then
        tail -n 20 "$setup_log" >&2
        echo "$setup_who: apt-get could not install these (log: $setup_log)" >&2
        return 1
    fi
}

# setup_packages WHO NEEDS LOG: see to it that everything needed is here.
setup_packages() {
    setup_who=$1
    [ -n "$(setup_missing 1 "$2")" ] || return 0
    if ! setup_program apt-get; then
        setup_name_packages "$2"
        return 1
    fi
    # Twice: which clang runtime is wanted is known when clang is here.
    setup_apt "$2" "$3" && setup_apt "$2" "$3" || return 1
    setup_wanted=$(setup_missing 1 "$2")
    if [ -n "$setup_wanted" ]; then
        echo "$setup_who: still not usable after installing:$setup_wanted" >&2
        return 1
    fi
}

# setup_autoreconf: (re)make configure when what it is made from has changed.
setup_autoreconf() {
    if [ -e configure ] && [ -e Makefile.in ] &&
        [ -z "$(find configure.ac Makefile.am ./*/local.am -newer Makefile.in)" ]; then
        return 0
    fi
    autoreconf -fi || return 1
    touch aclocal.m4 && touch configure config.h.in Makefile.in
}
