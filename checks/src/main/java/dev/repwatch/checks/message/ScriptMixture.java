package dev.repwatch.checks.message;

import com.ibm.icu.text.SpoofChecker;
import com.ibm.icu.text.SpoofChecker.CheckResult;
import com.ibm.icu.text.SpoofChecker.RestrictionLevel;
import java.net.IDN;
import java.util.Locale;

/** Labels that mix scripts to look like others (UTS 39 5.2; Japanese with Latin is no mixture). */
final class ScriptMixture {

    private ScriptMixture() {}

    static boolean in(String host) {
        if (host.chars().allMatch(c -> c < 128)
                && !host.toLowerCase(Locale.ROOT).contains("xn--")) {
            return false;
        }
        SpoofChecker checker = new SpoofChecker.Builder()
                .setChecks(SpoofChecker.RESTRICTION_LEVEL)
                .setRestrictionLevel(RestrictionLevel.HIGHLY_RESTRICTIVE)
                .build();
        for (String label : host.split("\\.", -1)) {
            String shown = IDN.toUnicode(label);
            CheckResult result = new CheckResult();
            if (!shown.isEmpty() && shown.chars().anyMatch(c -> c > 127) && checker.failsChecks(shown, result)) {
                return true;
            }
        }
        return false;
    }
}
