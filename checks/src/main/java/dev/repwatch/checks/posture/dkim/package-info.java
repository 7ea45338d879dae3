/** Keys of DKIM in the DNS (RFC 6376 section 3.6, RFC 8301, RFC 8463). */
@NullMarked
package dev.repwatch.checks.posture.dkim;

import org.jspecify.annotations.NullMarked;
