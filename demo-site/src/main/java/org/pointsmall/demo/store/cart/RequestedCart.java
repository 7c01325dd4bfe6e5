package org.pointsmall.demo.store.cart;

import java.io.IOException;
import java.util.OptionalLong;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.broadleafcommerce.core.order.service.type.OrderStatus;
import org.jspecify.annotations.Nullable;
import org.pointsmall.demo.store.problem.ProblemAnswers;
import org.pointsmall.demo.store.problem.StoreProblem;
import org.pointsmall.demo.store.session.CurrentShopper;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Which of the shopper's carts a request is about: the one that its parameter {@code cart} names, or else the newest.
 * Somebody else's cart is not found, as one that does not exist.
 */
@Component
public class RequestedCart {

    static final String PARAMETER = "cart";

    private static final String CHOSEN = RequestedCart.class.getName();
    /** Ids have at most as many digits as surely fit a long. */
    private static final String ID = "[0-9]{1,18}";

    private final CurrentShopper shopper;
    private final ShopperCarts carts;
    private final ProblemAnswers answers;

    RequestedCart(CurrentShopper shopper, ShopperCarts carts, ProblemAnswers answers) {
        this.shopper = shopper;
        this.carts = carts;
        this.answers = answers;
    }

    /** The cart that this request names; nothing where it names none, and the newest is meant. */
    public OptionalLong named() {
        Object chosen =
                RequestContextHolder.currentRequestAttributes().getAttribute(CHOSEN, RequestAttributes.SCOPE_REQUEST);
        return chosen instanceof Long id ? OptionalLong.of(id) : OptionalLong.empty();
    }

    /** The cart that this request is about; nothing where it names none and there is none. */
    public OptionalLong id() {
        OptionalLong named = named();
        return named.isPresent() ? named : carts.newest(shopper.customerId());
    }

    /**
     * Looks at the parameter before a controller is asked, be it the store's or the plugin's.
     *
     * @param placedToo whether an order that is no cart any more may be named: a checkout can be asked for again
     */
    HandlerInterceptor check(boolean placedToo) {
        return new HandlerInterceptor() {
            @Override
            public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
                    throws IOException {
                String @Nullable [] names = request.getParameterValues(PARAMETER);
                if (names == null || !(handler instanceof HandlerMethod)) {
                    return true;
                }
                try {
                    request.setAttribute(CHOSEN, own(names, placedToo));
                    return true;
                } catch (StoreProblem problem) {
                    // Written here: the plugin's controllers have an advice of their own.
                    answers.write(problem, request, response);
                    return false;
                }
            }
        };
    }

    private long own(String[] names, boolean placedToo) {
        if (names.length != 1 || !names[0].matches(ID)) {
            throw StoreProblem.invalid(PARAMETER);
        }
        long id = Long.parseLong(names[0]);
        String status = carts.status(shopper.customerId(), id).orElseThrow(StoreProblem::notFound);
        if (!placedToo && !OrderStatus.IN_PROCESS.getType().equals(status)) {
            throw StoreProblem.notFound();
        }
        return id;
    }
}
