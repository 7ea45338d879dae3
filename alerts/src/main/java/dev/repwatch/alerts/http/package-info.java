/** How every HTTP channel speaks HTTP: bounded in time and size, no redirects, and honest about what may have arrived. */
package dev.repwatch.alerts.http;
