package org.pointsmall.loyalty.condition;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What an operator may ask about. The list is closed but for attributes of orders and customers, which a store names itself.
 * The names are stored with conditions: a field can be added, but none renamed.
 */
public final class Field {
    /** What the name of an attribute begins with. */
    public static final String ATTRIBUTE = "order.attribute.";

    /** What the name of a customer's attribute begins with. */
    public static final String MEMBER_ATTRIBUTE = "member.attribute.";

    private static final List<Field> CATALOGUE = new ArrayList<>();
    private static final List<Field> OF_MEMBERS = new ArrayList<>();

    /** What earns, of the whole order. */
    public static final Field ORDER_SUBTOTAL = declare("order.subtotal", FieldType.MONEY, Subject.ORDER);
    /** How many pieces, over all lines. */
    public static final Field ORDER_ITEMS = declare("order.items", FieldType.WHOLE, Subject.ORDER);

    public static final Field ORDER_LINES = declare("order.lines", FieldType.WHOLE, Subject.ORDER);
    public static final Field ORDER_CHANNEL = declare("order.channel", FieldType.TEXT, Subject.ORDER);
    public static final Field ORDER_STORE = declare("order.store", FieldType.TEXT, Subject.ORDER);
    /** The ISO code: CNY. */
    public static final Field ORDER_CURRENCY = declare("order.currency", FieldType.TEXT, Subject.ORDER);
    /** The day of the order in the programme's zone. */
    public static final Field ORDER_DAY = declare("order.day", FieldType.DATE, Subject.ORDER);

    public static final Field MEMBER_TIER = declare("member.tier", FieldType.TEXT, Subject.MEMBER);
    public static final Field MEMBER_SEGMENTS = declare("member.segments", FieldType.TEXTS, Subject.MEMBER);
    /** Orders that the member was awarded for before this one. */
    public static final Field MEMBER_ORDERS = declare("member.orders", FieldType.WHOLE, Subject.MEMBER);
    /** Whether no order was awarded before this one: the same as 0 orders, in words that an operator looks for. */
    public static final Field MEMBER_FIRST_ORDER = declare("member.firstOrder", FieldType.FLAG, Subject.MEMBER);
    /** Whole days since the member enrolled. */
    public static final Field MEMBER_DAYS = declare("member.days", FieldType.WHOLE, Subject.MEMBER);
    /** 1 to 12. */
    public static final Field MEMBER_BIRTH_MONTH =
            declare(new Field("member.birthMonth", FieldType.WHOLE, Subject.MEMBER, 1, 12));

    /** The product's id, as text: there is nothing to count or to order in it. */
    public static final Field LINE_PRODUCT = declare("line.product", FieldType.TEXT, Subject.LINE);

    public static final Field LINE_QUANTITY = declare("line.quantity", FieldType.WHOLE, Subject.LINE);
    /** What the whole line costs after every discount. */
    public static final Field LINE_PRICE = declare("line.price", FieldType.MONEY, Subject.LINE);
    /** The ids of the product's categories, as text. */
    public static final Field LINE_CATEGORIES = declare("line.categories", FieldType.TEXTS, Subject.LINE);

    /** Available points. */
    public static final Field MEMBER_BALANCE = ofMember("member.balance", FieldType.WHOLE);
    /** Whole days since the member last earned points by an order, or used some; not known of who never did. */
    public static final Field MEMBER_UNSEEN_DAYS = ofMember("member.unseenDays", FieldType.WHOLE);
    /** Orders that stand, in the time that is looked back on; so are the next two. */
    public static final Field BOUGHT_ORDERS = ofMember("member.boughtOrders", FieldType.WHOLE);
    /** What these came to, less what came back of them. */
    public static final Field BOUGHT_MONEY = ofMember("member.boughtMoney", FieldType.MONEY);
    /** Whole days since the last of these; not known where there is none. */
    public static final Field BOUGHT_DAYS_AGO = ofMember("member.boughtDaysAgo", FieldType.WHOLE);

    /** The ids of the products of which something stands of these orders, as text. */
    public static final Field BOUGHT_PRODUCTS = ofMember("member.boughtProducts", FieldType.THINGS);
    /** The ids of all categories that these are in, however far up. */
    public static final Field BOUGHT_CATEGORIES = ofMember("member.boughtCategories", FieldType.THINGS);

    static {
        Collections.addAll(OF_MEMBERS, MEMBER_TIER, MEMBER_SEGMENTS, MEMBER_DAYS, MEMBER_BIRTH_MONTH);
    }

    private static final Map<String, Field> BY_NAME = Stream.of(CATALOGUE, OF_MEMBERS)
            .flatMap(List::stream)
            .distinct()
            .collect(Collectors.toUnmodifiableMap(Field::name, Function.identity()));

    private final String name;
    private final FieldType type;
    private final Subject subject;
    private final long least;
    private final long most;

    private Field(String name, FieldType type, Subject subject, long least, long most) {
        this.name = name;
        this.type = type;
        this.subject = subject;
        this.least = least;
        this.most = most;
    }

    /** All fields of a purchase but the attributes of orders, in the order in which a form lists them. */
    public static List<Field> catalogue() {
        return List.copyOf(CATALOGUE);
    }

    /** All fields of a member as such but the attributes of customers, without a purchase, in the order in which a form lists them. */
    public static List<Field> ofMembers() {
        return List.copyOf(OF_MEMBERS);
    }

    /** Whether it is known of a purchase. */
    public boolean isOfPurchases() {
        return CATALOGUE.contains(this) || name.startsWith(ATTRIBUTE);
    }

    /** Whether it is known of a member as such. */
    public boolean isOfMembers() {
        return OF_MEMBERS.contains(this) || name.startsWith(MEMBER_ATTRIBUTE);
    }

    /** The field of that name, {@code order.attribute.<name>} and {@code member.attribute.<name>} among them. */
    public static Optional<Field> named(String name) {
        Field field = BY_NAME.get(name);
        if (field != null) {
            return Optional.of(field);
        }
        String prefix = name.startsWith(ATTRIBUTE) ? ATTRIBUTE : MEMBER_ATTRIBUTE;
        String attribute = name.startsWith(prefix) ? name.substring(prefix.length()) : "";
        if (!isAttribute(attribute)) {
            return Optional.empty();
        }
        return Optional.of(prefix.equals(ATTRIBUTE) ? attribute(attribute) : ofCustomer(attribute));
    }

    /** The attribute of that name of a customer: the text that stands there, without the space around it. */
    public static Field ofCustomer(String name) {
        if (!isAttribute(name)) {
            throw new IllegalArgumentException("no name of a customer's attribute: " + name);
        }
        return new Field(MEMBER_ATTRIBUTE + name, FieldType.WORD, Subject.MEMBER, 0, 0);
    }

    /** The attribute of that name of an order. */
    public static Field attribute(String name) {
        if (!isAttribute(name)) {
            throw new IllegalArgumentException("no name of an order's attribute: " + name);
        }
        return new Field(ATTRIBUTE + name, FieldType.TEXT, Subject.ORDER, 0, 0);
    }

    /** The name of the order's attribute that this is; empty where it is none. */
    public Optional<String> attributeName() {
        return name.startsWith(ATTRIBUTE) ? Optional.of(name.substring(ATTRIBUTE.length())) : Optional.empty();
    }

    /** The name of the customer's attribute that this is; empty where it is none. */
    public Optional<String> customerAttribute() {
        return name.startsWith(MEMBER_ATTRIBUTE)
                ? Optional.of(name.substring(MEMBER_ATTRIBUTE.length()))
                : Optional.empty();
    }

    public String name() {
        return name;
    }

    public FieldType type() {
        return type;
    }

    public Subject subject() {
        return subject;
    }

    /** The smallest number to compare with. */
    public long least() {
        return least;
    }

    /** The largest number to compare with. */
    public long most() {
        return most;
    }

    @Override
    public boolean equals(Object other) {
        return this == other || other instanceof Field field && name.equals(field.name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return name;
    }

    private static boolean isAttribute(String name) {
        return !name.isEmpty()
                && name.length() <= Limits.TEXT
                && name.codePoints().allMatch(c -> Character.isLetterOrDigit(c) || "._-: ".indexOf(c) >= 0)
                && name.equals(name.strip());
    }

    private static Field declare(String name, FieldType type, Subject subject) {
        return declare(counted(name, type, subject));
    }

    private static Field ofMember(String name, FieldType type) {
        Field field = counted(name, type, Subject.MEMBER);
        OF_MEMBERS.add(field);
        return field;
    }

    private static Field counted(String name, FieldType type, Subject subject) {
        return new Field(name, type, subject, 0, type == FieldType.MONEY ? Limits.MINOR_UNITS : Limits.WHOLE);
    }

    private static Field declare(Field field) {
        CATALOGUE.add(field);
        return field;
    }
}
