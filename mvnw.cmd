@echo off
rem Runs Maven under JDK 25 or newer. Downloads nothing; says clearly what is missing.
setlocal enabledelayedexpansion
set "WANTED=25"
set "FOUND="
if defined JAVA_HOME call :check "%JAVA_HOME%"
if not defined FOUND for /d %%d in ("%USERPROFILE%\.jdks\*") do if not defined FOUND call :check "%%~d"
if not defined FOUND for /d %%d in ("%ProgramFiles%\Eclipse Adoptium\*") do if not defined FOUND call :check "%%~d"
if not defined FOUND for /d %%d in ("%ProgramFiles%\Java\*") do if not defined FOUND call :check "%%~d"
if not defined FOUND (
  echo Truetill needs a JDK %WANTED% or newer ^(with javac^), and found none. 1>&2
  echo Install one ^(for example Eclipse Temurin %WANTED%^), or set JAVA_HOME to it, and run this again. 1>&2
  exit /b 1
)
set "JAVA_HOME=%FOUND%"
set "MAVEN=mvn"
if defined MAVEN_HOME if exist "%MAVEN_HOME%\bin\mvn.cmd" set "MAVEN=%MAVEN_HOME%\bin\mvn.cmd"
if "%MAVEN%"=="mvn" (
  where mvn >nul 2>nul || (
    echo Truetill is built with Apache Maven, and found none. Install it, or set MAVEN_HOME. 1>&2
    exit /b 1
  )
)
cd /d "%~dp0"
call "%MAVEN%" %*
exit /b %ERRORLEVEL%

:check
if not exist "%~1\bin\javac.exe" exit /b 0
if not exist "%~1\release" exit /b 0
for /f "tokens=2 delims==." %%v in ('findstr /b "JAVA_VERSION=" "%~1\release"') do (
  set "MAJOR=%%~v"
  set "MAJOR=!MAJOR:"=!"
  if !MAJOR! GEQ %WANTED% set "FOUND=%~1"
)
exit /b 0
