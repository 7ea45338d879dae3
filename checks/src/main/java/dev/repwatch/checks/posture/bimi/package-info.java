/** Brand indicators (draft-brand-indicators-for-message-identification): records and logos. */
@NullMarked
package dev.repwatch.checks.posture.bimi;

import org.jspecify.annotations.NullMarked;
