package org.attributionj.sources;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "org.attributionj.sources", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule PACKAGES_FORM_NO_CIRCLE =
            slices().matching("org.attributionj.sources.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule NO_INTERNALS_OF_OTHERS = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.attributionj.io.internal..", "org.attributionj.core.internal..");
}
