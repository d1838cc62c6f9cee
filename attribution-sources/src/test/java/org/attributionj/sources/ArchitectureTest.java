package org.attributionj.sources;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.attributionj.sources");

    @Test
    void packagesFormNoCircle() {
        slices().matching("org.attributionj.sources.(**)")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }

    @Test
    void nobodyReachesIntoTheInternalsOfOthers() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.attributionj.io.internal..", "org.attributionj.core.internal..")
                .check(CLASSES);
    }
}
