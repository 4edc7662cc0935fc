#!/usr/bin/env bash
# Publishes the Functions app, starts it on the real Functions host with Azurite, and asks it. Needs func and azurite in the PATH, and their default ports.
set -euo pipefail
cd "$(dirname "$0")/.."
work=artifacts/smoke
rm -rf "$work"
mkdir -p "$work/azurite"
dotnet publish src/MamCrawler.Functions --configuration Release --output "$work/app" --nologo --verbosity quiet
cp local.settings.example.json "$work/app/local.settings.json"
azurite --silent --skipApiVersionCheck --location "$work/azurite" &
azurite=$!
(cd "$work/app" && exec func start --no-build --port 7071) > "$work/func.log" 2>&1 &
func=$!
trap 'kill "$func" "$azurite" 2> /dev/null || true' EXIT

fail() {
  echo "$1" >&2
  cat "$work/func.log" >&2
  exit 1
}

for second in $(seq 120); do
  if curl --silent --fail http://127.0.0.1:7071/api/health > "$work/health.json"; then break; fi
  kill -0 "$func" 2> /dev/null || fail "The host ended by itself."
  [ "$second" -lt 120 ] || fail "The app did not answer in two minutes."
  sleep 1
done
echo "Health: $(cat "$work/health.json")"

# Every function that the code names must have been found by the host.
curl --silent --fail http://127.0.0.1:7071/admin/functions > "$work/functions.json" || fail "The host does not list its functions."
sed -n 's/.*public const string \([A-Za-z]*\) = .*/\1/p' src/MamCrawler.Functions/FunctionNames.cs | while read -r name; do
  grep -q "\"name\": *\"$name\"" "$work/functions.json" || fail "The host did not find the function $name."
done

# Nothing is configured: the answer is a problem that says so, not a scan and not a crash.
status=$(curl --silent --output "$work/scan.json" --write-out '%{http_code} %{content_type}' --request POST http://127.0.0.1:7071/api/scans)
case "$status" in
  4??*application/problem+json* | 5??*application/problem+json*) echo "POST /api/scans: $status" ;;
  *) fail "POST /api/scans was answered with $status." ;;
esac
kill -0 "$func" 2> /dev/null || fail "The host ended by itself."
echo "The app starts on the Functions host, with all its functions."
