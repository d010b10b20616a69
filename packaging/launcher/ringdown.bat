@echo off
rem Starts Ringdown on a Java that it finds by itself.
setlocal
set "LIB=%~dp0..\lib"
call "%LIB%\find-java.bat" || exit /b 1
"%RINGDOWN_JAVA%\bin\java.exe" "@%LIB%\jvm.args" "--module-path=%LIB%\javafx" -jar "%LIB%\ringdown.jar" %*
exit /b %ERRORLEVEL%
