package dev.repwatch.monitor.notify.wording;

import dev.repwatch.checks.reputation.Target;
import dev.repwatch.monitor.config.Directory;
import dev.repwatch.monitor.config.TargetNames;
import dev.repwatch.monitor.i18n.Language;
import dev.repwatch.monitor.i18n.Moments;
import dev.repwatch.monitor.i18n.Words;

/**
 * What it takes to say something in one language.
 *
 * @param words the sentences of the kind
 * @param common the sentences of alerts of every kind: severities, buttons, names of facts
 */
public record WordContext(Words words, Words common, Moments moments, Directory directory) {

    WordContext with(Words own) {
        return new WordContext(own, common, moments, directory);
    }

    public Language language() {
        return common.language();
    }

    public TargetNames names() {
        return new TargetNames(directory);
    }

    /** What people call it. */
    public String title(Target target) {
        return names().title(target);
    }
}
