results_of "$1"
cp "$work/body" "$2"
