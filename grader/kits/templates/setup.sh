#!/usr/bin/env bash
# Gradescope runs this once, as root, when it builds the image: it installs the grader from here.
set -euo pipefail
root="${AUTOGRADER_ROOT:-/autograder}"

fits() {
  command -v "$1" >/dev/null &&
    "$1" -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}

find_python() {
  for name in python3.14 python3.13 python3.12 python3.11 python3; do
    if fits "$name"; then
      python="$name"
      return 0
    fi
  done
  return 1
}

if ! find_python; then
  export DEBIAN_FRONTEND=noninteractive
  apt-get update
  # Ubuntu 24.04 has the first, 22.04 the second.
  for version in 3.12 3.11; do
    apt-get install -y --no-install-recommends "python$version" "python$version-venv" && break
  done
  if ! find_python; then
    echo "This base image has no Python 3.11 or newer. Choose Ubuntu 22.04 or newer under" \
      "Configure Autograder, and build again." >&2
    exit 1
  fi
fi

"$python" -m venv "$root/venv"
"$root/venv/bin/python" -m pip install --no-cache-dir "$root/source"
# The reference solutions, graded as students' are: an image that cannot grade is not built.
"$root/venv/bin/python" -s -P -m grader.kits.trial \
  --assignment "$root/source/assignment.toml" --isolation @ISOLATION@
