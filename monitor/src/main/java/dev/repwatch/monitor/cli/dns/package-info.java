/** {@code repwatch budget} and {@code repwatch doctor}: what lists are asked, and through what. */
@NullMarked
package dev.repwatch.monitor.cli.dns;

import org.jspecify.annotations.NullMarked;
