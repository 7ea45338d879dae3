/** The daily and the weekly digest: what changed, what still lasts, and the scores as a picture. */
@NullMarked
package dev.repwatch.monitor.notify.digest;

import org.jspecify.annotations.NullMarked;
