@echo off
rem Called by every build, before anything else: Windows brings all that JavaFX needs, but not the JDK.
call "%~dp0..\launcher\find-java.bat" --jdk
