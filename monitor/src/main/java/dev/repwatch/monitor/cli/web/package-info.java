/** What is prepared on the command line for the pages. */
@NullMarked
package dev.repwatch.monitor.cli.web;

import org.jspecify.annotations.NullMarked;
