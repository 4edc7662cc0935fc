#!/usr/bin/env bash
# Plays a drill of docs/operations.md on the simulators: eng/drill.sh dead-session, tunnel-down, restore or all. The last line says PASS or FAIL.
set -euo pipefail
cd "$(dirname "$0")/.."
exec dotnet run --project eng/drills --verbosity quiet -- "$@"
