#!/bin/sh
# Terraform, with what `show` says kept in a folder, one file a stack.
shown=$1
shift
if [ "$1" = show ]; then
  terraform "$@" > "$shown/${PWD##*/}.json" && exec cat "$shown/${PWD##*/}.json"
  exit 1
fi
exec terraform "$@"
