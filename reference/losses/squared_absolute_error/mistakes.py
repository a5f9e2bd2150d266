"""Wrong squared and absolute errors that learners really write."""

import numpy as np

from grader.declare import mistake

from .solution import errors


@mistake
def mse__sum_not_mean(y: np.ndarray, t: np.ndarray) -> float:
    """You add up the squared errors. The task asks for their mean, so that many predictions do not
    look worse than a few."""
    return float(np.sum(errors(y, t) ** 2))


@mistake
def mse__divides_by_rows_only(y: np.ndarray, t: np.ndarray) -> float:
    """With several columns your loss comes out too large: you divide by the number of rows. The
    mean is over every entry. How many are there?"""
    return float(np.sum(errors(y, t) ** 2) / len(y))


@mistake
def mse__mean_of_every_column(y: np.ndarray, t: np.ndarray) -> np.ndarray:
    """You take the mean along one axis only, so a matrix leaves one number for each column. The
    loss is one number, the mean of them all."""
    result: np.ndarray = np.mean(errors(y, t) ** 2, axis=0)
    return result


@mistake
def mse__half_of_it(y: np.ndarray, t: np.ndarray) -> float:
    """Your loss is half of the mean. Some books put one half in front, so that the slope loses its
    2; here both are without it."""
    return float(0.5 * np.mean(errors(y, t) ** 2))


@mistake
def mse__half_of_the_sum(y: np.ndarray, t: np.ndarray) -> float:
    """This is half of the sum of the squared errors, as some books define it. Here the loss is
    their mean, without the half."""
    return float(0.5 * np.sum(errors(y, t) ** 2))


@mistake
def mse__not_squared(y: np.ndarray, t: np.ndarray) -> float:
    """You take the mean of the errors as they are. Those below and above the target cancel, so a
    loss of 0 would say nothing: what makes every error count as positive?"""
    return float(np.mean(errors(y, t)))


@mistake
def mse__squares_the_mean(y: np.ndarray, t: np.ndarray) -> float:
    """The mean is taken first and squared afterwards. By then errors of opposite signs have
    cancelled; look at the order of the two steps."""
    return float(np.mean(errors(y, t)) ** 2)


@mistake
def mse__root_of_it(y: np.ndarray, t: np.ndarray) -> float:
    """You take the square root at the end. That is a useful number too (the root mean squared
    error), but another loss, with another slope."""
    return float(np.sqrt(np.mean(errors(y, t) ** 2)))


@mistake
def mse__everyone_with_everyone(y: np.ndarray, t: np.ndarray) -> float:
    """With shapes (N, 1) and (N,), y - t is a table (N, N) of every prediction minus every target,
    and its mean is no error of anything. NumPy does not warn. Bring both to one shape first."""
    return float(np.mean((y - t) ** 2))


@mistake
def mse__changes_y(y: np.ndarray, t: np.ndarray) -> float:
    """The value is right, but y -= t writes the errors into the array of predictions that you were
    given. Put them into a new array."""
    y -= t.reshape(y.shape)
    return float(np.mean(y**2))


@mistake
def mse_grad__lost_the_2(y: np.ndarray, t: np.ndarray) -> np.ndarray:
    """Every slope is half of what it should be. The derivative of a square brings out a factor,
    and this loss has no one half that would cancel it."""
    return errors(y, t) / y.size


@mistake
def mse_grad__target_minus_prediction(y: np.ndarray, t: np.ndarray) -> np.ndarray:
    """Every sign is the other way round. A prediction above its target would cost less if it were
    smaller: is the slope there positive or negative?"""
    return -2 * errors(y, t) / y.size


@mistake
def mse_grad__not_divided(y: np.ndarray, t: np.ndarray) -> np.ndarray:
    """These are the slopes of the sum of all squares. The loss is their mean, which changes less:
    by the number of entries."""
    return 2 * errors(y, t)


@mistake
def mse_grad__number_of_rows(y: np.ndarray, t: np.ndarray) -> np.ndarray:
    """For a vector this is right. With several columns the slopes come out too large, because you
    divide by the number of rows, and the mean is over every entry."""
    return 2 * errors(y, t) / len(y)


@mistake
def mse_grad__one_mean_for_all(y: np.ndarray, t: np.ndarray) -> float:
    """You return the mean of the slopes, one number. Each prediction has a slope of its own: the
    mean in the loss only divides it by the number of entries."""
    return float(np.mean(2 * errors(y, t)))


@mistake
def mse_grad__made_of_integers(y: np.ndarray, t: np.ndarray) -> np.ndarray:
    """For integers your result is an array of integers too, and slopes put into it lose their
    digits after the point. np.zeros_like(y) takes over the dtype of y."""
    slope = np.zeros_like(y)
    slope[...] = 2 * errors(y, t) / y.size
    return slope


@mistake
def mse_grad__table_of_slopes(y: np.ndarray, t: np.ndarray) -> np.ndarray:
    """With shapes (N, 1) and (N,), y - t is a table (N, N) of every prediction minus every target.
    NumPy does not warn. The result must have the shape of y, so bring t to it first."""
    return 2 * (y - t) / y.size


@mistake
def mae__adds_up(y: np.ndarray, t: np.ndarray) -> float:
    """You add up the absolute errors. The task asks for their mean."""
    return float(np.sum(np.abs(errors(y, t))))


@mistake
def mae__mean_over_rows(y: np.ndarray, t: np.ndarray) -> float:
    """With several columns your loss comes out too large: you divide by the number of rows. The
    mean is over every entry."""
    return float(np.sum(np.abs(errors(y, t))) / len(y))


@mistake
def mae__not_absolute(y: np.ndarray, t: np.ndarray) -> float:
    """You take the mean of the errors with their signs, so those below and above the target
    cancel. Each error has to count by its size."""
    return float(np.mean(errors(y, t)))


@mistake
def mae__absolute_of_the_mean(y: np.ndarray, t: np.ndarray) -> float:
    """The sign is taken away after the mean. By then errors of opposite signs have cancelled; look
    at the order of the two steps."""
    return float(np.abs(np.mean(errors(y, t))))


@mistake
def mae__table_of_errors(y: np.ndarray, t: np.ndarray) -> float:
    """With shapes (N, 1) and (N,), y - t is a table (N, N) of every prediction minus every target,
    and NumPy does not warn. Bring both to one shape first."""
    return float(np.mean(np.abs(y - t)))


@mistake
def mae_grad__grows_with_the_error(y: np.ndarray, t: np.ndarray) -> np.ndarray:
    """Your slope grows with the error, as that of a square does. The graph of |e| is two straight
    lines: on each of them the slope is the same everywhere."""
    return errors(y, t) / y.size


@mistake
def mae_grad__never_negative(y: np.ndarray, t: np.ndarray) -> np.ndarray:
    """Your slope is positive everywhere. For a prediction below its target, more of it makes the
    error smaller: which sign has the slope there?"""
    return np.full(y.shape, 1 / y.size)


@mistake
def mae_grad__signs_turned(y: np.ndarray, t: np.ndarray) -> np.ndarray:
    """Every sign is the other way round. A prediction above its target would cost less if it were
    smaller: is the slope there positive or negative?"""
    slope: np.ndarray = -np.sign(errors(y, t)) / y.size
    return slope


@mistake
def mae_grad__only_the_sign(y: np.ndarray, t: np.ndarray) -> np.ndarray:
    """The signs are right, but they are the slopes of the sum of the absolute errors. The loss is
    their mean."""
    slope: np.ndarray = np.sign(errors(y, t))
    return slope


@mistake
def mae_grad__rows_of_signs(y: np.ndarray, t: np.ndarray) -> np.ndarray:
    """For a vector this is right. With several columns the slopes come out too large, because you
    divide by the number of rows, and the mean is over every entry."""
    slope: np.ndarray = np.sign(errors(y, t)) / len(y)
    return slope


@mistake
def mae_grad__table_of_signs(y: np.ndarray, t: np.ndarray) -> np.ndarray:
    """With shapes (N, 1) and (N,), y - t is a table (N, N) of every prediction minus every target.
    NumPy does not warn. The result must have the shape of y, so bring t to it first."""
    slope: np.ndarray = np.sign(y - t) / y.size
    return slope
