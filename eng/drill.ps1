# Plays a drill of docs/operations.md on the simulators: eng/drill.ps1 dead-session, tunnel-down, restore or all. The last line says PASS or FAIL.
$ErrorActionPreference = 'Stop'
Set-Location (Join-Path $PSScriptRoot '..')
dotnet run --project eng/drills --verbosity quiet -- @args
exit $LASTEXITCODE
