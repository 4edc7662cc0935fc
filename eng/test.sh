#!/usr/bin/env bash
# Builds everything, runs every test and measures coverage. The last lines are the line coverage and the count of tests.
set -euo pipefail
cd "$(dirname "$0")/.."
results=artifacts/test
rm -rf "$results"
solutions=(MamCrawler.Functions.sln)
dotnet build MamCrawler.Functions.sln --nologo --verbosity quiet
cloud=0
dotnet run eng/restore-cloud.cs || cloud=$?
case "$cloud" in
  0) dotnet build MamCrawler.Cloud.sln --no-restore --nologo --verbosity quiet; solutions+=(MamCrawler.Cloud.sln) ;;
  4) dotnet build MamCrawler.Storage.slnf --no-restore --nologo --verbosity quiet; solutions+=(MamCrawler.Storage.slnf) ;;
  3) ;; # Left out; it said why.
  *) exit "$cloud" ;;
esac
code=0
for solution in "${solutions[@]}"; do
  dotnet test "$solution" --no-build --nologo -m:1 --logger "console;verbosity=minimal" --logger trx \
    --settings eng/coverage.runsettings --results-directory "$results" || code=$?
done
dotnet run eng/summary.cs -- "$results" || code=1
exit "$code"
