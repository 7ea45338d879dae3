package dev.repwatch.monitor;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.function.Function;

/** How the rules of the house find what they speak of: by what it looks like, so that nobody has to add to a list. */
final class Folders {

    private Folders() {}

    /** What can be configured below a package, such as a channel or a feed: each folder that has a record of settings. */
    static SliceAssignment configurableIn(String parent) {
        return assignment("what can be configured in " + parent, it -> {
            String within = it.getPackageName();
            if (!within.startsWith(parent + ".")) {
                return SliceIdentifier.ignore();
            }
            String below = within.substring(parent.length() + 1);
            String folder = below.contains(".") ? below.substring(0, below.indexOf('.')) : below;
            return hasSettings(it, parent + "." + folder) ? SliceIdentifier.of(folder) : SliceIdentifier.ignore();
        });
    }

    private static boolean hasSettings(JavaClass one, String folder) {
        var within = one.getPackage();
        while (!within.getName().equals(folder)) {
            within = within.getParent().orElseThrow();
        }
        return within.getClassesInPackageTree().stream()
                .anyMatch(it -> it.getSimpleName().endsWith("Settings"));
    }

    private static SliceAssignment assignment(String description, Function<JavaClass, SliceIdentifier> of) {
        return new SliceAssignment() {
            @Override
            public SliceIdentifier getIdentifierOf(JavaClass one) {
                return of.apply(one);
            }

            @Override
            public String getDescription() {
                return description;
            }
        };
    }
}
