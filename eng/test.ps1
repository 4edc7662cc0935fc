# Builds everything, runs every test and measures coverage. The last lines are the line coverage and the count of tests.
$ErrorActionPreference = 'Stop'
Set-Location (Join-Path $PSScriptRoot '..')
$results = 'artifacts/test'
if (Test-Path $results) { Remove-Item -Recurse -Force $results }
$solutions = @('MamCrawler.Functions.sln')
dotnet build MamCrawler.Functions.sln --nologo --verbosity quiet
if ($LASTEXITCODE -ne 0) { exit $LASTEXITCODE }
dotnet run eng/restore-cloud.cs
if ($LASTEXITCODE -eq 0) {
  dotnet build MamCrawler.Cloud.sln --no-restore --nologo --verbosity quiet
  if ($LASTEXITCODE -ne 0) { exit $LASTEXITCODE }
  $solutions += 'MamCrawler.Cloud.sln'
} elseif ($LASTEXITCODE -eq 4) {
  dotnet build MamCrawler.Storage.slnf --no-restore --nologo --verbosity quiet
  if ($LASTEXITCODE -ne 0) { exit $LASTEXITCODE }
  $solutions += 'MamCrawler.Storage.slnf'
} elseif ($LASTEXITCODE -ne 3) { exit $LASTEXITCODE } # 3: left out; it said why.
$code = 0
foreach ($solution in $solutions) {
  dotnet test $solution --no-build --nologo -m:1 --logger 'console;verbosity=minimal' --logger trx `
    --settings eng/coverage.runsettings --results-directory $results
  if ($LASTEXITCODE -ne 0) { $code = $LASTEXITCODE }
}
dotnet run eng/summary.cs -- $results
if ($LASTEXITCODE -ne 0) { $code = 1 }
exit $code
