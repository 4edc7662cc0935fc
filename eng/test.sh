#!/usr/bin/env bash
# Builds everything, runs every test and measures coverage. The last lines are the line coverage and the count of tests.
set -euo pipefail
cd "$(dirname "$0")/.."
results=artifacts/test
rm -rf "$results"
dotnet build MamCrawler.Functions.sln --nologo --verbosity quiet
code=0
dotnet test MamCrawler.Functions.sln --no-build --nologo -m:1 --logger "console;verbosity=minimal" --logger trx \
  --settings eng/coverage.runsettings --results-directory "$results" || code=$?
dotnet run eng/summary.cs -- "$results" || code=1
exit "$code"
