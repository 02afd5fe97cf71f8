package org.rapport.kit.testing;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaParameter;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.persistence.EntityManager;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.io.IOException;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.rapport.kit.access.OperatorOnly;
import org.rapport.kit.access.Requires;
import org.rapport.kit.access.RequiresScope;
import org.rapport.kit.persistence.Aggregate;
import org.rapport.kit.record.RecordOperations;
import org.rapport.kit.record.RecordReads;
import org.rapport.kit.record.RecordType;

/** The rules of the house, so that no review has to repeat them. A service's test extends this. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS) // reads the classes once
public abstract class ArchitectureRules {

    private static final DescribedPredicate<JavaMethod> OPERATION = describe(
            "operations of the API",
            method -> method.isAnnotatedWith(GET.class)
                    || method.isAnnotatedWith(POST.class)
                    || method.isAnnotatedWith(PUT.class)
                    || method.isAnnotatedWith(PATCH.class)
                    || method.isAnnotatedWith(DELETE.class));

    private static final DescribedPredicate<JavaMethod> OPERATION_WITH_BODY = describe(
            "operations of the API that read a body",
            method -> OPERATION.test(method)
                    && method.getParameters().stream().anyMatch(parameter -> parameter.isAnnotatedWith(Valid.class)));

    private static final String RULES_OF_A_TYPE = "org.rapport.kit.testing.record.TypeRules";

    private final String root = getClass().getPackageName();
    private final JavaClasses service = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(root);
    private final JavaClasses serviceAndKit = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(root, RecordReads.class.getPackageName());

    @Test
    void featuresFormNoCycles() {
        slices().matching(root + ".(*)..")
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(true)
                .check(service);
    }

    /** Else it would not reach a Kafka that wants TLS and a password: what there is to say is in one map. */
    @Test
    void nobodyIsToldTheServersOfKafkaAlone() {
        assertThat(serviceAndKit.stream().flatMap(type -> type.getCodeUnits().stream()))
                .noneMatch(unit -> unit.getParameters().stream().anyMatch(ArchitectureRules::isPropertyOfKafka));
    }

    private static boolean isPropertyOfKafka(JavaParameter parameter) {
        return parameter
                .tryGetAnnotationOfType(ConfigProperty.class)
                .filter(property -> property.name().startsWith("kafka."))
                .isPresent();
    }

    /** Else who may see another type would see this one. */
    @Test
    void operationsOnRecordsNameTheActionAndLeaveThePermissionToTheType() {
        methods()
                .that()
                .areDeclaredInClassesThat()
                .areAssignableTo(RecordOperations.class)
                .and()
                .areAnnotatedWith(Requires.class)
                .should()
                .beAnnotatedWith(describe(
                        "@Requires(action)",
                        annotation -> annotation.getRawType().isEquivalentTo(Requires.class)
                                && !annotation
                                        .get("value")
                                        .map(Object::toString)
                                        .orElse("")
                                        .contains(":")))
                .check(serviceAndKit);
    }

    /** Else no role could ever let anybody do it. */
    @Test
    void otherOperationsNameAPermissionThatRolesCanGive() {
        Set<String> known = recordTypes()
                .map(ArchitectureRules::constant)
                .filter(type -> !type.forOperators())
                .flatMap(type -> type.actions().stream().map(type::permission))
                .collect(Collectors.toSet());

        assertThat(service.stream()
                        .flatMap(type -> type.getMethods().stream())
                        .flatMap(method -> method.tryGetAnnotationOfType(Requires.class).stream())
                        .map(Requires::value)
                        .filter(permission -> permission.contains(":")))
                .isSubsetOf(known);
    }

    private Stream<JavaField> recordTypes() {
        return service.stream()
                .flatMap(type -> type.getFields().stream())
                .filter(field -> field.getRawType().isEquivalentTo(RecordType.class)
                        && field.getModifiers().contains(JavaModifier.FINAL)
                        && field.getModifiers().contains(JavaModifier.STATIC));
    }

    private static RecordType<?, ?> constant(JavaField field) {
        try {
            var constant = field.reflect();
            constant.setAccessible(true);
            return (RecordType<?, ?>) constant.get(null);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    /** {@code FailureMapper} takes one for a body that did not come to its end, which is the client's doing. */
    @Test
    void operationsThrowNoFailureOfReading() {
        methods()
                .that(OPERATION)
                .should()
                .notDeclareThrowableOfType(IOException.class)
                .check(serviceAndKit);
    }

    /** What one type proves, each proves: versions, repetition, the past, bad input, the wall between tenants. */
    @Test
    void everyTypeOfRecordsIsTestedByTheRules() {
        var tested = new ClassFileImporter()
                .withImportOption(new ImportOption.OnlyIncludeTests()).importPackages(root).stream()
                        .filter(test -> test.isAssignableTo(RULES_OF_A_TYPE))
                        .flatMap(test -> test.getFieldAccessesFromSelf().stream())
                        .map(access -> access.getTarget().getFullName())
                        .collect(Collectors.toSet());

        assertThat(recordTypes().map(JavaField::getFullName)).isNotEmpty().isSubsetOf(tested);
    }

    @Test
    void onlyResourcesKnowHttp() {
        noClasses()
                .that()
                .areNotAnnotatedWith(Path.class)
                .and()
                .areNotAssignableTo(RecordOperations.class)
                .should()
                .dependOnClassesThat()
                .resideInAPackage("jakarta.ws.rs..")
                .check(service);
    }

    @Test
    void onlyContractsArePublic() {
        classes()
                .that()
                .haveSimpleNameEndingWith("Service")
                .or()
                .haveSimpleNameEndingWith("Repository")
                .or()
                .haveSimpleNameEndingWith("Consumer")
                .should()
                .bePackagePrivate()
                .allowEmptyShould(true)
                .check(service);
    }

    @Test
    void everyOperationSaysWhoMayCallIt() {
        methods()
                .that(OPERATION)
                .should()
                .beAnnotatedWith(Requires.class)
                .orShould()
                .beAnnotatedWith(RequiresScope.class)
                .orShould()
                .beAnnotatedWith(OperatorOnly.class)
                .allowEmptyShould(true)
                .check(serviceAndKit);
    }

    /** Whatever decides about rows and fields has {@code Store}, {@code Lists} and {@code Records} to stand in. */
    @Test
    void recordsComeFromTheKitAlone() {
        noClasses()
                .should()
                .dependOnClassesThat(
                        assignableTo(EntityManager.class).or(resideInAPackage("io.quarkus.hibernate.orm.panache..")))
                .check(service);
        noClasses()
                .that()
                .areAnnotatedWith(Path.class)
                .or()
                .areAssignableTo(RecordOperations.class)
                .should()
                .callMethodWhere(describe(
                        "of an entity makes its record",
                        call -> call.getTarget().getName().equals("toRecord")
                                && call.getTargetOwner().isAssignableTo(Aggregate.class)))
                .check(service);
    }

    /** Quarkus applies these to the methods that a class declares, not to those that its subclasses add. */
    @Test
    void whoDeclaresOperationsSaysHowTheyAreServed() {
        classes()
                .that(declare(OPERATION))
                .should()
                .beAnnotatedWith(RunOnVirtualThread.class)
                .andShould()
                .beAnnotatedWith(Produces.class)
                .check(serviceAndKit);
        classes()
                .that(declare(OPERATION_WITH_BODY))
                .should()
                .beAnnotatedWith(Consumes.class)
                .allowEmptyShould(true)
                .check(serviceAndKit);
    }

    /** A new entrance cannot forget what the others refuse. */
    @Test
    void whatClientsSayIsJudgedByTheRulesOfItsKind() {
        classes().should(new FieldRules()).check(service);
    }

    private static DescribedPredicate<JavaClass> declare(DescribedPredicate<JavaMethod> operation) {
        return describe("declare " + operation.getDescription(), type -> type.getMethods().stream()
                .anyMatch(operation));
    }
}
