# Builds everything, runs every test and measures coverage. The last lines are the line coverage and the count of tests.
$ErrorActionPreference = 'Stop'
Set-Location (Join-Path $PSScriptRoot '..')
$results = 'artifacts/test'
if (Test-Path $results) { Remove-Item -Recurse -Force $results }
dotnet build MamCrawler.Functions.sln --nologo --verbosity quiet
if ($LASTEXITCODE -ne 0) { exit $LASTEXITCODE }
dotnet test MamCrawler.Functions.sln --no-build --nologo -m:1 --logger 'console;verbosity=minimal' --logger trx `
  --settings eng/coverage.runsettings --results-directory $results
$code = $LASTEXITCODE
dotnet run eng/summary.cs -- $results
if ($LASTEXITCODE -ne 0) { $code = 1 }
exit $code
