package dev.repwatch.monitor;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;

/** Each package is a slice of its own, however deep it lies. */
final class EachPackage implements SliceAssignment {

    private final String root;

    private EachPackage(String root) {
        this.root = root;
    }

    /** No cycles at full depth. A catalogue, which names what is below it, may look down. */
    static ArchRule in(String root) {
        return slices().assignedFrom(new EachPackage(root))
                .should()
                .beFreeOfCycles()
                .ignoreDependency(
                        DescribedPredicate.describe("a catalogue", EachPackage::isCatalogue),
                        JavaClass.Predicates.resideInAPackage(root + ".."));
    }

    /** Nothing but constants, one of them {@code ALL} of what there is. */
    private static boolean isCatalogue(JavaClass type) {
        return type.getFields().stream().anyMatch(field -> field.getName().equals("ALL"))
                && type.getFields().stream()
                        .allMatch(field -> field.getModifiers().contains(JavaModifier.STATIC))
                && type.getConstructors().stream()
                        .allMatch(it -> it.getModifiers().contains(JavaModifier.PRIVATE));
    }

    @Override
    public SliceIdentifier getIdentifierOf(JavaClass type) {
        String name = type.getPackageName();
        return name.equals(root) || name.startsWith(root + ".") ? SliceIdentifier.of(name) : SliceIdentifier.ignore();
    }

    @Override
    public String getDescription() {
        return "each package in " + root;
    }
}
