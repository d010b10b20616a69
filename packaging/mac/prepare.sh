#!/bin/sh
# Called by every build, before anything else: macOS brings all that JavaFX needs, but not the JDK.
"$(dirname "$0")/../launcher/find-java" --jdk >/dev/null
