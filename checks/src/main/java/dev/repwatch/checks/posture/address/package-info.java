/** What the DNS says about a sending address: its names, and what it calls itself. */
@NullMarked
package dev.repwatch.checks.posture.address;

import org.jspecify.annotations.NullMarked;
