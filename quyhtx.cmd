@echo off
rem QuyHtx on Windows: builds what has changed and runs a verb; test and bench as the file quyhtx does.
setlocal
chcp 65001 >nul
set DOTNET_NOLOGO=1
set DOTNET_CLI_TELEMETRY_OPTOUT=1
where dotnet >nul 2>nul || (echo Can .NET SDK 10 ^(lenh dotnet^). 1>&2 & exit /b 3)
if not exist "%~dp0node_modules\.package-lock.json" (
  where npm >nul 2>nul || (echo Can Node.js va npm ^(nodejs.org^) de lay cac goi giao dien. 1>&2 & exit /b 3)
)
if "%~1"=="test" (
  dotnet test "%~dp0QuyHtx.sln" -c Release
  exit /b
)
set project=src\QuyHtx.Web
set program=QuyHtx.Web
set words=%*
if "%~1"=="bench" (
  set project=tests\QuyHtx.Benchmarks
  set program=QuyHtx.Benchmarks
  call set words=%%words:*bench=%%
)
dotnet build "%~dp0%project%" -c Release -v quiet 1>&2 || exit /b 3
dotnet "%~dp0artifacts\bin\%program%\release\%program%.dll" %words%
exit /b
