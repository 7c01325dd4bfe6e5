package org.pointsmall.loyalty.admin.member;

import java.util.Optional;
import org.pointsmall.loyalty.admin.page.AdminController;
import org.pointsmall.loyalty.admin.page.AdminPage;
import org.pointsmall.loyalty.admin.page.AdminRights;
import org.pointsmall.loyalty.admin.page.NotFoundException;
import org.pointsmall.loyalty.admin.page.Numbers;
import org.pointsmall.loyalty.admin.page.Right;
import org.pointsmall.loyalty.admin.page.Sentence;
import org.pointsmall.loyalty.member.MemberId;
import org.pointsmall.loyalty.statement.AccountDetails;
import org.pointsmall.loyalty.statement.AccountDetails.AccountSummary;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** Where the store's own forms of customers and orders lead to. */
@Controller
@RequestMapping("/loyalty-members")
public class StoreLinksController extends AdminController {
    private final AccountDetails files;

    StoreLinksController(AdminRights rights, AdminPage pages, AccountDetails files) {
        super(rights, pages);
        this.files = files;
    }

    @GetMapping("/of-customer/{customer:[0-9]+}")
    ModelAndView ofCustomer(@PathVariable String customer) {
        rights.require(Right.SEE_MEMBERS);
        return files.of(new MemberId(id(customer)))
                .map(file -> to(file, ""))
                .orElseGet(() -> nothing("LoyaltyMembers_NoMember"));
    }

    @GetMapping("/of-order/{order:[0-9]+}")
    ModelAndView ofOrder(@PathVariable String order) {
        rights.require(Right.SEE_MEMBERS);
        long id = id(order);
        Optional<AccountSummary> file = files.ofOrder(id);
        return file.map(known -> to(known, "?order=" + id)).orElseGet(() -> nothing("LoyaltyMembers_NoMovements"));
    }

    private static ModelAndView to(AccountSummary file, String query) {
        return new ModelAndView("redirect:/" + MembersController.SECTION + "/"
                + file.account().id().value() + query);
    }

    /** It is no error: not everybody is a member, and not every order moves points. */
    private ModelAndView nothing(String code) {
        return pages.say(MembersController.SECTION, HttpStatus.OK, Sentence.of(code));
    }

    private static long id(String digits) {
        return Numbers.id(digits).orElseThrow(() -> new NotFoundException("member of " + digits));
    }
}
