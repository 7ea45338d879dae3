/** {@code repwatch lists}: which lists are known and asked, and what is to be known about each. */
@NullMarked
package dev.repwatch.monitor.cli.lists;

import org.jspecify.annotations.NullMarked;
