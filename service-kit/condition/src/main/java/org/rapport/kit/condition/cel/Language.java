package org.rapport.kit.condition.cel;

import static dev.cel.common.CelFunctionDecl.newFunctionDeclaration;
import static dev.cel.common.CelOverloadDecl.newGlobalOverload;
import static dev.cel.common.CelOverloadDecl.newMemberOverload;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOptions;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.TypeParamType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.rapport.kit.condition.Attribute;
import org.rapport.kit.condition.Condition;
import org.rapport.kit.condition.Kind;
import org.rapport.kit.condition.Operator;
import org.rapport.kit.condition.Vocabulary;

/**
 * CEL for the conditions on one type of records: a closed list of operators instead of CEL's standard ones, so that its
 * checker itself refuses everything else. Unchangeable once it is made, and shared by all threads.
 *
 * @see <a href="https://cel.dev">the Common Expression Language</a>
 */
public final class Language {

    /** How many characters a condition may have. */
    public static final int LONGEST = 4_000;

    /** How deep its brackets may stand within each other. */
    static final int DEEPEST = 40;

    private static final CelType BOOL = SimpleType.BOOL;
    private static final CelType TEXT = SimpleType.STRING;
    private static final CelType TIME = SimpleType.TIMESTAMP;
    private static final CelType SPAN = SimpleType.DURATION;
    private static final List<CelFunctionDecl> OPERATORS = operators();

    private final Vocabulary vocabulary;
    private final CelCompiler compiler;

    /** That in which conditions name what is in {@code vocabulary}. */
    public Language(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
        var types = new CelTypes(vocabulary);
        CelCompilerBuilder builder = CelCompilerFactory.standardCelCompilerBuilder()
                .setOptions(CelOptions.current()
                        .maxExpressionCodePointSize(LONGEST)
                        .maxParseRecursionDepth(DEEPEST)
                        .build())
                .setStandardEnvironmentEnabled(false)
                .setStandardMacros(CelStandardMacro.HAS)
                .addFunctionDeclarations(OPERATORS)
                .setTypeProvider(types)
                .setResultType(BOOL);
        for (Attribute.Of of : Attribute.Of.values()) {
            builder.addVar(CelTypes.variable(of), types.structure(of));
        }
        compiler = builder.build();
    }

    /**
     * The condition that {@code text} says.
     *
     * @throws Refused if it does not parse, is wrongly typed, or says what cannot be asked of a database
     */
    public Condition read(String text) {
        return new Reader(check(text), vocabulary).read();
    }

    /** The tree that is written in {@code text}, with types. */
    CelAbstractSyntaxTree check(String text) {
        try {
            return compiler.compile(text).getAst();
        } catch (CelValidationException e) {
            throw new Refused(
                    e.getErrors().stream().map(Complaints::toReason).distinct().toList());
        }
    }

    private static List<CelFunctionDecl> operators() {
        var operators = new ArrayList<CelFunctionDecl>();
        for (Operator operator : Operator.values()) {
            operators.add(newFunctionDeclaration(Functions.of(operator), comparisons(operator)));
        }
        CelType any = TypeParamType.create("T");
        operators.addAll(List.of(
                newFunctionDeclaration(Functions.AND, newGlobalOverload("logical_and", BOOL, BOOL, BOOL)),
                newFunctionDeclaration(Functions.OR, newGlobalOverload("logical_or", BOOL, BOOL, BOOL)),
                newFunctionDeclaration(Functions.NOT, newGlobalOverload("logical_not", BOOL, BOOL)),
                newFunctionDeclaration(Functions.CHOICE, newGlobalOverload("conditional", BOOL, BOOL, BOOL, BOOL)),
                newFunctionDeclaration(Functions.IN, newGlobalOverload("in_list", BOOL, any, ListType.create(any))),
                newFunctionDeclaration(Functions.STARTS_WITH, newMemberOverload("starts_with", BOOL, TEXT, TEXT)),
                newFunctionDeclaration(
                        Functions.PLUS,
                        newGlobalOverload("add_timestamp_duration", TIME, TIME, SPAN),
                        newGlobalOverload("add_duration_timestamp", TIME, SPAN, TIME)),
                newFunctionDeclaration(
                        Functions.MINUS,
                        newGlobalOverload("subtract_timestamp_duration", TIME, TIME, SPAN),
                        newGlobalOverload("subtract_timestamp_timestamp", SPAN, TIME, TIME)),
                newFunctionDeclaration(Functions.TIMESTAMP, newGlobalOverload("timestamp_literal", TIME, TEXT)),
                newFunctionDeclaration(Functions.DURATION, newGlobalOverload("duration_literal", SPAN, TEXT)),
                newFunctionDeclaration(Functions.DATE, newGlobalOverload("date_literal", CelTypes.of(Kind.DATE), TEXT)),
                newFunctionDeclaration(Functions.UUID, newGlobalOverload("uuid_literal", CelTypes.of(Kind.ID), TEXT)),
                newFunctionDeclaration(
                        Functions.MONEY, newGlobalOverload("money_literal", CelTypes.of(Kind.MONEY), TEXT, TEXT))));
        return operators;
    }

    private static List<CelOverloadDecl> comparisons(Operator operator) {
        var overloads = new ArrayList<CelOverloadDecl>();
        Arrays.stream(Kind.values())
                .filter(kind -> !kind.several() && (kind.ordered() || !operator.ordering()))
                .forEach(kind -> overloads.add(comparison(operator, kind.name(), CelTypes.of(kind))));
        overloads.add(comparison(operator, "SPAN", SPAN));
        return overloads;
    }

    private static CelOverloadDecl comparison(Operator operator, String kind, CelType type) {
        return newGlobalOverload(operator.name() + "_" + kind, BOOL, type, type);
    }
}
