#!/bin/sh
# Stands in for Terraform in tests that need none: see fake-terraform.ts.
# $1 folder of orders, $2 log, $3 product, $4 version, $5 command, then its arguments.
orders=$1 log=$2 product=$3 version=$4 command=$5
shift 5
stack=${PWD##*/}
order=$orders/$stack

if [ "$command" = version ]; then
  case "$*" in
    *-json*) echo "{\"terraform_version\":\"$version\"}" ;;
    *) echo "$product v$version" ;;
  esac
  exit 0
fi
echo "$command $stack" >> "$log"

fail() {
  if [ "$command" = init ]; then printf '╷\n│ Error: %s\n│ \n╵\n' "$1" >&2
  else printf '{"type":"diagnostic","diagnostic":{"severity":"error","summary":"%s","detail":""}}\n' "$1"
  fi
  exit 1
}

[ "$command" = init ] || [ -e "$TF_DATA_DIR/terraform.tfstate" ] || fail "Backend initialization required"
[ -e "$order/$command.error" ] && fail "$(cat "$order/$command.error")"
for last; do :; done

case $command in
  init)
    mkdir -p "$TF_DATA_DIR"
    echo '{"backend":{"type":"local"}}' > "$TF_DATA_DIR/terraform.tfstate"
    grep -q '^provider' .terraform.lock.hcl 2> /dev/null ||
      sed -n 's|.*"source":"\([^"]*\)".*|provider "registry.terraform.io/\1" {\n  # chosen by '"$stack"'\n}|p' cdk.tf.json > .terraform.lock.hcl
    ;;
  plan)
    echo "plan of $stack" > "${last#-out=}"
    ;;
  show | apply)
    read -r saved < "$last"
    [ "$saved" = "plan of $stack" ] || fail "not a plan"
    if [ "$command" = show ]; then
      if [ -e "$order/plan.json" ]; then cat "$order/plan.json"; else echo '{"format_version":"1.2"}'; fi
      exit 0
    fi
    [ -e "$order/applying" ] && cat "$order/applying"
    if [ -e "$order/hangs" ]; then
      trap 'fail "execution halted"' INT
      echo '{"type":"apply_start","hook":{"resource":{"addr":"x"}}}'
      while :; do sleep 0.05; done
    fi
    ;;
esac
exit 0
