#!/bin/sh
# Called by every build, before anything else. It sees to it that there is a JDK to build with, and the libraries that
# JavaFX and the tests take from the system: installed where that can be done unasked (root on a Debian-like system, so
# a container or CI), named in one line where it can't. When nothing is missing it is done in a few milliseconds.

"$(dirname "$0")/../launcher/find-java" --jdk >/dev/null || exit 1

libraries=$(PATH=$PATH:/sbin:/usr/sbin ldconfig -p 2>/dev/null)
missing=

need_library() { # file, package
    case $libraries in
        *"$1"*) ;;
        *) missing="$missing $2" ;;
    esac
}

need_library libpangoft2-1.0.so.0 libpangoft2-1.0-0 # text, also without a window
need_library libgtk-3.so.0 libgtk-3-0               # windows
need_library libXtst.so.6 libxtst6                  # windows
need_library libGL.so.1 libgl1                      # drawing by the graphics card
ls /usr/share/fonts/*/* >/dev/null 2>&1 || missing="$missing fonts-dejavu-core"
command -v Xvfb >/dev/null || missing="$missing xvfb" # the display of the tests

[ -z "$missing" ] && exit 0

if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "Installing what JavaFX and the tests need from the system:$missing"
    export DEBIAN_FRONTEND=noninteractive
    install() {
        # shellcheck disable=SC2086 # a list of packages
        apt-get install -qq -y --no-install-recommends -o DPkg::Lock::Timeout=120 $missing </dev/null
    }
    # The lists of packages are absent from a fresh container, and out of date in an old one.
    said=$({ install || { apt-get update -qq && install; }; } 2>&1) && exit 0
    echo "$said" >&2
fi

echo "JavaFX and the tests miss something from the system; on Debian or Ubuntu: sudo apt-get install$missing" >&2
