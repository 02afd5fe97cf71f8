package org.rapport.kit.condition.cel;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import java.time.Duration;
import java.util.List;
import org.rapport.kit.condition.Condition;
import org.rapport.kit.condition.Kind;
import org.rapport.kit.condition.Operator;
import org.rapport.kit.condition.Term;
import org.rapport.kit.condition.Truth;
import org.rapport.kit.condition.Vocabulary;

/**
 * Makes a {@link Condition} of a checked tree of CEL. What the checker let through and cannot be asked of a database with the
 * same meaning is refused here.
 */
final class Reader {

    private static final int MOST_ITEMS = 200;
    private static final int LARGEST = 1_000;

    private final Tree tree;
    private final Terms terms;

    Reader(CelAbstractSyntaxTree checked, Vocabulary vocabulary) {
        tree = new Tree(checked);
        terms = new Terms(tree, vocabulary);
    }

    Condition read() {
        Condition condition = condition(tree.root());
        if (condition.size() > LARGEST) {
            throw tooLarge(tree.root());
        }
        return condition;
    }

    private Condition condition(CelExpr expr) {
        return switch (expr.getKind()) {
            case CONSTANT -> new Condition.Constant(Truth.of(expr.constant().booleanValue()));
            case SELECT -> {
                Term selected = terms.selected(expr);
                yield expr.select().testOnly()
                        ? new Condition.Present(selected)
                        : new Condition.Comparison(selected, Operator.EQUAL, new Term.Literal(Kind.FLAG, true));
            }
            case CALL -> call(expr, expr.call());
            case IDENT, LIST, MAP, STRUCT, COMPREHENSION, NOT_SET -> throw tree.refused(expr, "is no condition");
        };
    }

    private Condition call(CelExpr expr, CelExpr.CelCall call) {
        List<CelExpr> args = call.args();
        return switch (call.function()) {
            case Functions.AND -> Condition.all(List.of(condition(args.get(0)), condition(args.get(1))));
            case Functions.OR -> Condition.any(List.of(condition(args.get(0)), condition(args.get(1))));
            case Functions.NOT -> new Condition.Not(condition(args.get(0)));
            case Functions.CHOICE ->
                choice(expr, condition(args.get(0)), condition(args.get(1)), condition(args.get(2)));
            case Functions.IN -> in(args.get(0), args.get(1));
            case Functions.STARTS_WITH -> startsWith(call.target().orElseThrow(), args.get(0));
            default -> {
                Operator operator = Functions.comparison(call.function())
                        .orElseThrow(() -> tree.refused(expr, call.function() + " is no condition"));
                yield comparison(expr, args.get(0), operator, args.get(1));
            }
        };
    }

    /** Asks the question twice, so nesting would explode. Where it is unknown it is so too, unless both answers are false. */
    private Condition choice(CelExpr expr, Condition when, Condition then, Condition otherwise) {
        Condition choice = Condition.any(List.of(
                Condition.all(List.of(when, then)), Condition.all(List.of(new Condition.Not(when), otherwise))));
        if (choice.size() > LARGEST) {
            throw tooLarge(expr);
        }
        return choice;
    }

    private Refused tooLarge(CelExpr expr) {
        return tree.refused(expr, "makes a condition of more than " + LARGEST + " parts");
    }

    private Condition comparison(CelExpr expr, CelExpr left, Operator operator, CelExpr right) {
        CelType type = tree.type(left);
        if (type.equals(SimpleType.DURATION)) {
            return spans(expr, left, operator, right);
        }
        if (type.equals(SimpleType.TIMESTAMP)) {
            return times(expr, terms.moment(left), operator, terms.moment(right), Duration.ZERO);
        }
        return values(left, operator, right);
    }

    private Condition values(CelExpr left, Operator operator, CelExpr right) {
        Term one = terms.term(left);
        Term other = terms.term(right);
        requireConstant(one, other, right);
        requireConstant(other, one, left);
        if (operator.ordering() && (isEnumeration(one) || isEnumeration(other))) {
            throw tree.refused(isEnumeration(one) ? left : right, "has fixed values without an order");
        }
        return other.isOfRecord() && !one.isOfRecord()
                ? new Condition.Comparison(other, operator.mirrored(), one)
                : new Condition.Comparison(one, operator, other);
    }

    /** {@code left op right + by}, with all that is added on the side that is not the record's. */
    private Condition times(CelExpr expr, Terms.Moment left, Operator operator, Terms.Moment right, Duration by) {
        Duration shift = by.plus(right.by()).minus(left.by());
        if (!right.time().isOfRecord()) {
            return new Condition.Comparison(left.time(), operator, new Terms.Moment(right.time(), shift).toTerm());
        }
        if (!left.time().isOfRecord()) {
            return new Condition.Comparison(
                    right.time(), operator.mirrored(), new Terms.Moment(left.time(), shift.negated()).toTerm());
        }
        if (!shift.isZero()) {
            throw tree.refused(expr, "two times of the record can be compared, but not with a duration between them");
        }
        return new Condition.Comparison(left.time(), operator, right.time());
    }

    /** {@code a - b < d} is {@code a < b + d}. */
    private Condition spans(CelExpr expr, CelExpr left, Operator operator, CelExpr right) {
        boolean leftIsLiteral = Tree.isCall(left, Functions.DURATION);
        boolean rightIsLiteral = Tree.isCall(right, Functions.DURATION);
        if (leftIsLiteral == rightIsLiteral) {
            throw tree.refused(expr, "a difference of two times can be compared with duration('...') only");
        }
        if (leftIsLiteral) {
            return spans(expr, right, operator.mirrored(), left);
        }
        List<CelExpr> times = left.call().args();
        return times(expr, terms.moment(times.get(0)), operator, terms.moment(times.get(1)), terms.span(right));
    }

    private Condition in(CelExpr item, CelExpr list) {
        Term wanted = terms.term(item);
        if (list.getKind() != CelExpr.ExprKind.Kind.LIST) {
            Term whole = terms.term(list);
            if (wanted.isOfRecord() && whole.isOfRecord()) {
                throw tree.refused(list, "a value of the record can be looked for in a list of the subject only");
            }
            return new Condition.In(wanted, whole);
        }
        List<CelExpr> elements = list.list().elements();
        if (elements.size() > MOST_ITEMS) {
            throw tree.refused(list, "can have at most " + MOST_ITEMS + " items");
        }
        if (wanted.kind() == Kind.MONEY || wanted.kind().several()) {
            throw tree.refused(item, "cannot be looked for in a list");
        }
        List<Term> items =
                elements.stream().map(element -> item(element, wanted.kind())).toList();
        if (items.stream().anyMatch(Term::isOfRecord)) {
            return Condition.any(elements.stream()
                    .map(element -> values(item, Operator.EQUAL, element))
                    .toList());
        }
        for (int i = 0; i < items.size(); i++) {
            requireConstant(wanted, items.get(i), elements.get(i));
        }
        return new Condition.In(wanted, new Term.Items(wanted.kind(), items));
    }

    /** The checker lets lists pass whose items are of several kinds. */
    private Term item(CelExpr expr, Kind kind) {
        Term item = terms.term(expr);
        if (item.kind() != kind) {
            throw tree.refused(expr, "must be a " + kind.words() + ", as what is looked for");
        }
        return item;
    }

    private Condition startsWith(CelExpr text, CelExpr prefix) {
        Term whole = terms.term(text);
        Term start = terms.term(prefix);
        if (start.isOfRecord()) {
            throw tree.refused(prefix, "the prefix cannot be a value of the record");
        }
        if (isEnumeration(whole)) {
            throw tree.refused(text, "has fixed values; name those that are meant: in ['...', '...']");
        }
        return new Condition.StartsWith(whole, start);
    }

    private static boolean isEnumeration(Term term) {
        return term instanceof Term.Property(var attribute) && attribute.isEnumeration();
    }

    /** A misspelt constant would be a rule that never holds, or always; and no row can compare two enumerations. */
    private void requireConstant(Term enumeration, Term value, CelExpr where) {
        if (!(enumeration instanceof Term.Property(var attribute)) || !attribute.isEnumeration()) {
            return;
        }
        if (value instanceof Term.Literal constant && !attribute.constants().contains(constant.value())) {
            throw tree.refused(
                    where,
                    "must be one of "
                            + String.join(
                                    ", ",
                                    attribute.constants().stream().sorted().toList()));
        }
        if (value.isOfRecord()) {
            throw tree.refused(where, "what has fixed values cannot be compared with another value of the record");
        }
    }
}
