/** What the mail log adds up to: rates by sending address and provider, and the addresses nobody should mail any more. Pure. */
@NullMarked
package dev.repwatch.monitor.traffic;

import org.jspecify.annotations.NullMarked;
