"""The command line: the program for people at a terminal and for programs at a pipe. Decides nothing about answers."""
