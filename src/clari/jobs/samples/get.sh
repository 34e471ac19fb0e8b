must GET "$1"
cat "$work/body"
echo
