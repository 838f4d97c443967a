#!/usr/bin/env bash
# ryu-js 1.0.3, which writes numbers as JavaScript does, is wrong in `Buffer::format_to_fixed` for some numbers
# far below the last digit that is asked for: 1e-22 with 12 digits becomes 0.500000000000, and 1e-25 with 20
# digits 0.62500000000000000000. JavaScript's own toFixed, of which it is to be the same (ECMA-262, 21.1.3.3),
# gives zeros. Numbers near by, such as 1e-24, are right. With and without its feature `small`. Our own writer is in crates/number/src/javascript.rs.
# Needs cargo, and node to compare with. Fails when the behavior changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
mkdir src
cat > Cargo.toml <<'TOML'
[package]
name = "to-fixed"
version = "0.0.0"
edition = "2021"

[features]
small = ["ryu-js/small"]

[dependencies]
ryu-js = "=1.0.3"
TOML
cat > src/main.rs <<'RUST'
fn main() {
    let mut buffer = ryu_js::Buffer::new();
    println!("{}", buffer.format_to_fixed(1e-22, 12));
    println!("{}", buffer.format_to_fixed(1e-25, 20));
}
RUST
expected=$'0.500000000000\n0.62500000000000000000'
for features in "" small; do
  seen=$(cargo run --quiet --features "$features")
  printf 'ryu-js 1.0.3, features "%s":\n%s\n' "$features" "$seen"
  [ "$seen" = "$expected" ] || { echo "the behavior has changed"; exit 1; }
done
if command -v node > /dev/null; then
  seen=$(node -e 'console.log((1e-22).toFixed(12)); console.log((1e-25).toFixed(20))')
  printf 'node %s:\n%s\n' "$(node --version)" "$seen"
  [ "$seen" = $'0.000000000000\n0.00000000000000000000' ] || { echo "node differs"; exit 1; }
fi
