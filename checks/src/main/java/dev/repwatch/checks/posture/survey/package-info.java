/** All checks of one domain or address together. */
@NullMarked
package dev.repwatch.checks.posture.survey;

import org.jspecify.annotations.NullMarked;
