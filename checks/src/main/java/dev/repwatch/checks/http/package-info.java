/** What every request over HTTP keeps to: where it may go, how long it takes, how much it reads. */
@NullMarked
package dev.repwatch.checks.http;

import org.jspecify.annotations.NullMarked;
