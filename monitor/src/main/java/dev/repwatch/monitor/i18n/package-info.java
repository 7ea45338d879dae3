/** Texts for people, in English and Japanese, kept beside the capability that speaks them. */
@NullMarked
package dev.repwatch.monitor.i18n;

import org.jspecify.annotations.NullMarked;
